import type { RequestListener } from 'node:http'

/** A place that is followed and gives nothing. */
export interface Trouble {
  id: string
  title: string
  /** Of its feed, without a slash before it. */
  path: string
  /** Null: nobody answers there. */
  respond: RequestListener | null
}

const LOGIN_PAGE = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8" /><title>Sign in</title></head>
<body><main><h1>Sign in to continue</h1><form action="/accounts/login" method="post">
<label>Email <input type="email" name="email" /></label> <label>Password <input type="password" name="password" /></label>
<button type="submit">Log in</button></form><p><a href="/accounts/reset">Forgot your password?</a></p></main></body></html>
`

/** What goes wrong with blogs: one that is switched off, one that is gone for good, one that now wants a login. */
export const TROUBLES: readonly Trouble[] = [
  { id: 'quiet-harbour', title: 'Quiet Harbour', path: 'feed.xml', respond: null },
  {
    id: 'paper-lanterns',
    title: 'Paper Lanterns',
    path: 'atom.xml',
    respond: (_request, response) => {
      response.writeHead(410, { 'content-type': 'text/plain' })
      response.end('This blog has ended. Thank you for reading.\n')
    },
  },
  {
    id: 'members-gazette',
    title: 'The Members’ Gazette',
    path: 'rss',
    respond: (request, response) => {
      if (request.url?.startsWith('/accounts/login')) {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        response.end(LOGIN_PAGE)
        return
      }
      response.writeHead(302, { location: '/accounts/login?next=/rss' })
      response.end()
    },
  },
]
