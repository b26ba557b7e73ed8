/** `1 post`, `2 posts`; a plural that is not made by an `s` is given. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
