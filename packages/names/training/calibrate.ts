/**
 * What a score means: the slope and the offset by which it becomes log odds, so that of words given a likelihood of nine in ten,
 * nine in ten are the same name. Learned by logistic regression from as many pairs that are one name as pairs that are rivals.
 */
export interface Scored {
  readonly score: number;
  readonly same: boolean;
}

interface Line {
  readonly slope: number;
  readonly offset: number;
}

const STEPS = 40;
const HALVINGS = 20;

/** Newton's method on two numbers, each step halved until it is one for the better. */
export function calibrate(scored: readonly Scored[]): Line {
  let line: Line = { slope: 0, offset: 0 };
  let loss = lossOf(scored, line);
  for (let step = 0; step < STEPS; step += 1) {
    const { slope, offset } = newton(scored, line);
    for (let share = 1, halving = 0; halving < HALVINGS; share /= 2, halving += 1) {
      const next = { slope: line.slope + share * slope, offset: line.offset + share * offset };
      const nextLoss = lossOf(scored, next);
      if (nextLoss >= loss) continue;
      [line, loss] = [next, nextLoss];
      break;
    }
  }
  return { slope: Number(line.slope.toFixed(4)), offset: Number(line.offset.toFixed(4)) };
}

function lossOf(scored: readonly Scored[], { slope, offset }: Line): number {
  let loss = 0;
  for (const { score, same } of scored) {
    const odds = (slope * score + offset) * (same ? -1 : 1);
    loss += odds > 30 ? odds : Math.log1p(Math.exp(odds));
  }
  return loss;
}

function newton(scored: readonly Scored[], { slope, offset }: Line): Line {
  let [towards, towardsSlope, bend, bendBoth, bendSlope] = [0, 0, 1e-6, 0, 1e-6];
  for (const { score, same } of scored) {
    const likely = 1 / (1 + Math.exp(-(slope * score + offset)));
    const wrong = (same ? 1 : 0) - likely;
    const spread = likely * (1 - likely);
    towards += wrong;
    towardsSlope += wrong * score;
    bend += spread;
    bendBoth += spread * score;
    bendSlope += spread * score * score;
  }
  const determinant = bend * bendSlope - bendBoth * bendBoth;
  return {
    offset: (bendSlope * towards - bendBoth * towardsSlope) / determinant,
    slope: (bend * towardsSlope - bendBoth * towards) / determinant,
  };
}
