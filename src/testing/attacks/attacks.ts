import { ADDRESSES, LINKS } from './addresses.ts'
import { CLOBBERING_NAMES, COMMENTS } from './comments-and-names.ts'
import { EVENT_HANDLERS } from './event-handlers.ts'
import { FOREIGN_MARKUP } from './foreign-markup.ts'
import { FORMULAS } from './formulas.ts'
import { HEADS_AND_STYLES } from './heads-and-styles.ts'
import { LOADING_ATTRIBUTES } from './loading-attributes.ts'
import { ODD_CHARACTERS, ODD_NESTING } from './odd-characters.ts'
import { ITEM_MARKUP, PLAIN_FIELDS } from './plain-fields.ts'
import { RAW_TEXT } from './raw-text.ts'

/** Ways to bring a script, a frame, a form or a style into what we serve, by kind; each of our own wording. */
export const ATTACKS: Readonly<Record<string, readonly string[]>> = {
  'event handlers': EVENT_HANDLERS,
  'links as words': LINKS,
  'attributes with addresses': ADDRESSES,
  'SVG and MathML': FOREIGN_MARKUP,
  'raw text': RAW_TEXT,
  'attributes that load': LOADING_ATTRIBUTES,
  'heads and styles': HEADS_AND_STYLES,
  'odd characters': ODD_CHARACTERS,
  'odd nesting': ODD_NESTING,
  comments: COMMENTS,
  'clobbering names': CLOBBERING_NAMES,
  formulas: FORMULAS,
  'plain fields': PLAIN_FIELDS,
  'markup of items': ITEM_MARKUP,
}
