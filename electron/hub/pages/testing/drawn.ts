import { SaxesParser } from 'saxes'

/** What is to be seen in a picture: every shape, where it stands and how large, in no matter what groups. */
export function drawn(svg: string): readonly string[] {
  const seen: string[] = []
  const places: (Place & { readonly fill: string })[] = [{ ...whole, fill: '' }]
  let hidden = 0
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const fill = attributes.fill ?? places.at(-1)?.fill ?? ''
    const place = { ...moved(places.at(-1), attributes.transform), fill }
    places.push(place)
    if (name === 'defs') hidden++
    if (hidden > 0) return
    const { x, y, width, height } = place
    const at = (dx: number, dy: number) =>
      [x + dx * width, y + dy * height, width, height].map((each) => each.toFixed(2)).join(' ')
    if (name === 'use')
      seen.push(`${attributes.href} ${at(Number(attributes.x), Number(attributes.y))} ${fill}`)
    if (name === 'path') seen.push(`${attributes.d} ${at(0, 0)} ${fill} ${attributes.stroke}`)
    if (name === 'image' || name === 'rect') seen.push(`${name} ${at(0, 0)}`)
  })
  parser.on('closetag', ({ name }) => {
    places.pop()
    if (name === 'defs') hidden--
  })
  parser.write(svg).close()
  return seen.sort()
}

const whole: Place = { x: 0, y: 0, width: 1, height: 1 }

/** The same of pictures that lie beneath each other, each so many points from the top. */
export function drawnIn(strips: readonly { readonly top: number; readonly svg: string }[]) {
  const moved = strips.map(({ top, svg }) => `<g transform="translate(0 ${top})">${svg}</g>`)
  return drawn(`<svg>${moved.join('')}</svg>`)
}

/** Where the units of a group begin, and how large they are. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function moved(from: Place | undefined, transform = ''): Place {
  let place: Place = from ?? whole
  for (const [, kind, of = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = a] = of.split(/[ ,]+/).map(Number)
    const { x, y, width, height } = place
    if (kind === 'translate') place = { ...place, x: x + a * width, y: y + b * height }
    else if (kind === 'scale') place = { ...place, width: width * a, height: height * b }
    else throw new Error(`The test does not know ${kind}`)
  }
  return place
}
