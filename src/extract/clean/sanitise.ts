import sanitizeHtml from 'sanitize-html'
import { POLICY } from './policy.ts'

/** Html that holds nothing but what the policy allows; balanced, entities normalised. */
export function sanitise(html: string): string {
  return sanitizeHtml(html, POLICY)
}
