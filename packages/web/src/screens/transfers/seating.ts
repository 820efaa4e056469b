/** Vehicles as somebody types them, one on each line, and who rides in which when they are filled one after the other. */
export interface TypedVehicle {
  readonly vehicle: string;
  readonly seats?: number;
}

/** `BUS-1 40`: the name, and how many seats where the line ends in a number of its own. */
export function vehiclesIn(text: string): readonly TypedVehicle[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [, name, seats] = /^(.*\S)\s+(\d{1,4})$/.exec(line) ?? [];
      return name === undefined ? { vehicle: line } : { vehicle: name, seats: Number(seats) };
    });
}

/** Everybody in the order of the list; whoever finds no seat in any vehicle is not seated. */
export function seatedInOrder<Person extends string>(
  people: readonly Person[],
  vehicles: readonly TypedVehicle[],
): readonly { readonly person: Person; readonly vehicle: string }[] {
  const waiting = [...people];
  return vehicles.flatMap(({ vehicle, seats = waiting.length }) =>
    waiting.splice(0, seats).map((person) => ({ person, vehicle })),
  );
}
