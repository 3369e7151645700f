/**
 * What is said to a person, on a terminal: words that somebody has put into a file move no cursor there,
 * and change neither the colours nor the order of what is around them.
 */
export function harmless(line: string): string {
  return line.replace(/[^\P{Cc}\n\t]|[\u202a-\u202e]/gu, '')
}
