/** The token that a request bears, empty if it bears none. */
export function tokenIn(request: Request): string {
  return /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
}
