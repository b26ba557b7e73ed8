/** A mail address; what stands before its sign is a name. */
const MAIL = /([^\s@<>()"',;:]{1,64})@[a-z\d-]+(?:\.[a-z\d-]+)+/gi

/** The name of an author without the domains of mail addresses in it, which feeds would hand to harvesters. */
export function toPublicName(name: string): string {
  return name.includes('@') ? name.replace(MAIL, '$1') : name
}
