/** Vehicles and seats. A seat-level manifest says of each person where they sit; naming vehicles and seats is optional. */
import type { PersonId } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Refusal } from "../frame/refusal.ts";
import { refuse } from "../frame/refusal.ts";
import type { Passenger, Transfer } from "./transfer.ts";

const closed = { additionalProperties: false } as const;

const VehicleName = Type.String({
  pattern: "^[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._/-]{0,22}[\\p{L}\\p{N}])?$",
  maxLength: 24,
  description: "a vehicle's name in its transfer: letters, digits, space . _ / -",
});

export const Vehicle = Type.Object(
  { vehicle: VehicleName, seats: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })) },
  closed,
);
export type Vehicle = Type.Static<typeof Vehicle>;
export const Vehicles = Type.Array(Vehicle, { minItems: 1, maxItems: 400 });

export const Seating = Type.Object(
  {
    person: Id.person,
    vehicle: VehicleName,
    seat: Type.Optional(Type.String({ pattern: "^[\\p{L}\\p{N}-]{1,8}$", maxLength: 8, description: "a seat" })),
  },
  closed,
);
export type Seating = Type.Static<typeof Seating>;
export const Seatings = Type.Array(Seating, { minItems: 1, maxItems: 200_000 });

type Seat = Pick<Passenger, "vehicle" | "seat">;
type Seats = ReadonlyMap<PersonId, Seat>;

/** Where everyone on the list sits once these seatings hold. */
export function seatsAfter(people: Iterable<readonly [PersonId, Seat]>, seatings: readonly Seating[]): Seats {
  const seats = new Map<PersonId, Seat>(people);
  for (const { person, ...seat } of seatings) seats.set(person, seat);
  return seats;
}

/** Vehicles by name, with those added. */
export function vehiclesAfter(
  known: Transfer["vehicles"],
  added: readonly Vehicle[],
): ReadonlyMap<string, { readonly seats?: number }> {
  return new Map([...known, ...added.map(({ vehicle, ...capacity }) => [vehicle, capacity] as const)]);
}

/** Why people cannot sit so: a vehicle nobody named, a seat for two, more people than seats; undefined when they can. */
export function misseated(
  vehicles: ReadonlyMap<string, { readonly seats?: number }>,
  seats: Seats,
): Refusal | undefined {
  const taken = new Map<string, PersonId>();
  const riders = new Map<string, number>();
  for (const [person, { vehicle, seat }] of seats) {
    if (vehicle === undefined) continue;
    if (!vehicles.has(vehicle)) return noSuchVehicle(vehicle, person);
    const place = `${vehicle}\u0000${seat}`;
    const other = seat === undefined ? undefined : taken.get(place);
    if (other !== undefined) return seatTaken(vehicle, seat as string, [other, person]);
    taken.set(place, person);
    riders.set(vehicle, (riders.get(vehicle) ?? 0) + 1);
  }
  for (const [vehicle, count] of riders) {
    const capacity = vehicles.get(vehicle)?.seats;
    if (capacity !== undefined && count > capacity) return overfull(vehicle, count, capacity);
  }
  return undefined;
}

/** How a seat stands in an item. */
export function seatSays({ vehicle, seat }: Seat): { vehicle?: string; seat?: string } {
  return { ...(vehicle === undefined ? {} : { vehicle }), ...(seat === undefined ? {} : { seat }) };
}

/** Seats a passenger as an item says. */
export function seatFrom(passenger: Passenger, says: Readonly<Record<string, unknown>> | undefined): void {
  const { vehicle, seat } = (says ?? {}) as Seat;
  if (vehicle === undefined) return;
  passenger.vehicle = vehicle;
  if (seat === undefined) delete passenger.seat;
  else passenger.seat = seat;
}

function noSuchVehicle(vehicle: string, person: PersonId): Refusal {
  return refuse(
    "invalid",
    "vehicle-unknown",
    `The transfer has no vehicle ${vehicle}.`,
    "Name the vehicle under vehicles first.",
    { vehicle, person },
  );
}

function seatTaken(vehicle: string, seat: string, people: readonly PersonId[]): Refusal {
  return refuse("conflict", "seat-taken", `Two people cannot have seat ${seat} of ${vehicle}.`, "Seat one elsewhere.", {
    vehicle,
    seat,
    people,
  });
}

function overfull(vehicle: string, people: number, seats: number): Refusal {
  return refuse(
    "conflict",
    "vehicle-overfull",
    `${vehicle} has ${seats} seats, and ${people} people would ride in it.`,
    "Seat some of them in another vehicle.",
    { vehicle, seats, people },
  );
}
