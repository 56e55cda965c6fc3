export type Say<Arguments extends unknown[]> = (...values: Arguments) => string;
export type Texts<Names extends string> = Readonly<Record<Names, string>>;
export type Count = Say<[count: number]>;
export type Name = Say<[name: string]>;

/** For English, which has a word of its own for one. */
export const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
