/** Footnotes of the other program: where their numbers stand, and the elements that hold their words. */
export interface Notes {
  /** By the element that shows the number, the element that holds the words. */
  readonly marks: ReadonlyMap<Element, Element>
  /** What is read with the numbers, and not where it stands. */
  readonly texts: ReadonlySet<Element>
  /** What leads from the words of a note back to its number. */
  readonly backs: ReadonlySet<Element>
  /** Comments work like notes in some programs, and are none. */
  readonly comments: ReadonlySet<Element>
}

/**
 * Every program links the number of a note to its words, and the words back to the number: a link
 * that is answered is a note, whatever the program calls it. Of the two the number comes first.
 */
export function notesIn(body: Element): Notes {
  const links = [...body.querySelectorAll('a[href*="#"]')].slice(0, most)
  const named = new Map<string, Element>()
  for (const element of body.querySelectorAll('[id], [name]')) {
    for (const name of [element.getAttribute('name'), element.id]) {
      if (name && !named.has(name)) named.set(name, element)
    }
  }
  const targetOf = (link: Element) => named.get(fragmentOf(link))
  const pointing = new Map<Element, Element[]>()
  for (const link of links) {
    const target = targetOf(link)
    if (target) pointing.set(target, [...(pointing.get(target) ?? []).slice(0, fewest), link])
  }

  const marks = new Map<Element, Element>()
  const texts = new Set<Element>()
  const backs = new Set<Element>()
  const comments = new Set<Element>()
  for (const link of links) {
    const target = targetOf(link)
    if (!target || backs.has(link) || !isNumber(link.textContent ?? '')) continue
    const text = textAround(target)
    if (!text || texts.has(text) || text.contains(link)) continue
    const back = answers(link)
      .flatMap((place) => pointing.get(place) ?? [])
      .find((other) => text.contains(other))
    if (!back) continue
    backs.add(back)
    if (isComment(link)) {
      comments.add(text)
      backs.add(link)
      continue
    }
    marks.set(link, text)
    texts.add(text)
  }
  return { marks, texts, backs, comments }
}

/** Links that are looked at. A text of a thousand pages has fewer; the numbers of more are words. */
const most = 10_000

/** Links to one place, of which so many are looked at: a note is linked to once or a few times. */
const fewest = 4

function fragmentOf(link: Element): string {
  const address = link.getAttribute('href') ?? ''
  return address.slice(address.indexOf('#') + 1)
}

/** "1", "[1]", "*", "a": a word would be an ordinary link within the page. */
function isNumber(text: string): boolean {
  return (
    text.length < 40 &&
    /^[[(]?(\d{1,4}|[*†‡§]{1,4}|[a-z]{1,2}|[ivxl]{1,7})[\])]?$/i.test(text.trim())
  )
}

/** What holds the words: as Word and LibreOffice mark it, or the block in which the link ends. */
function textAround(target: Element): Element | null {
  return (
    target.closest(
      'div[style*="mso-element:footnote"]:not([style*="footnote-list"]), div[style*="mso-element:endnote"]:not([style*="endnote-list"]), div[id^="sdfootnote"], div[id^="sdendnote"]',
    ) ?? target.closest('li, dd, p, aside, div')
  )
}

/** The way back may end at the link, at what is raised around it, or within it. */
function answers(link: Element): readonly Element[] {
  const around = link.parentElement
  return [link, ...(around ? [around] : []), ...link.querySelectorAll('[id], [name]')].slice(0, 5)
}

function isComment(link: Element): boolean {
  return /^cmnt/.test(fragmentOf(link))
}
