import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, distance, luminance, seenBy, toRgb } from './colour'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const light = tokens(/^:root \{([^}]*)\}/m)
const dark = tokens(/^:root\[data-theme="dark"\] \{([^}]*)\}/m)
const asked = tokens(/:root:not\(\[data-theme\]\) \{([^}]*)\}/)
const delegations = Array.from({ length: 12 }, (_, index) => `--delegation-${index + 1}`)

describe('the colours', () => {
  it('are as dark when the system asks as when the reader does', () => {
    expect(asked).toEqual(dark)
  })

  it('are given in dark for every one given in light', () => {
    const colours = [...light].filter(([, value]) => value.startsWith('oklch'))
    expect(colours.map(([name]) => name).filter((name) => !dark.has(name))).toEqual([])
  })

  describe.each([
    ['light', light],
    ['dark', dark],
  ])('in %s', (_, theme) => {
    const rgb = (name: string) => toRgb(theme.get(name) ?? '')
    const words = ['--ink', '--ink-muted', '--accent', '--open', '--agreed', '--loss']

    it.each([...words, ...delegations, '--delegation-none'])('%s can be read', (name) => {
      for (const ground of ['--sheet', '--panel', '--desk'])
        expect(contrast(rgb(name), rgb(ground))).toBeGreaterThanOrEqual(4.5)
    })

    it('words can be read on their own quiet ground', () => {
      for (const name of ['accent', 'open', 'agreed', 'loss'])
        expect(contrast(rgb(`--${name}`), rgb(`--${name}-quiet`))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(rgb('--on-accent'), rgb('--accent'))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(rgb('--ink'), rgb('--pressed'))).toBeGreaterThanOrEqual(4.5)
    })

    it('edges of what can be used, and the focus ring, stand out 3 : 1', () => {
      for (const name of ['--line-strong', '--focus'])
        for (const ground of ['--sheet', '--desk'])
          expect(contrast(rgb(name), rgb(ground))).toBeGreaterThanOrEqual(3)
    })

    it('every colour is one that a screen can show', () => {
      for (const name of delegations)
        for (const part of rgb(name)) {
          expect(part).toBeGreaterThanOrEqual(-0.001)
          expect(part).toBeLessThanOrEqual(1.001)
        }
    })

    it('no two delegations look the same, to whoever looks', () => {
      for (const eyes of ['all', 'no-red', 'no-green'] as const)
        for (const one of delegations)
          for (const other of delegations)
            if (one !== other)
              expect(
                distance(seenBy(eyes, rgb(one)), seenBy(eyes, rgb(other))),
                `${one} and ${other} for ${eyes}`,
              ).toBeGreaterThan(eyes === 'all' ? 0.05 : 0.025)
    })
  })

  it('the sheet lies lighter than the desk', () => {
    for (const theme of [light, dark])
      expect(luminance(toRgb(theme.get('--sheet') ?? ''))).toBeGreaterThan(
        luminance(toRgb(theme.get('--desk') ?? '')),
      )
  })
})

function tokens(block: RegExp): ReadonlyMap<string, string> {
  const body = block.exec(css)?.[1] ?? ''
  const pairs = [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)]
  return new Map(pairs.map(([, name = '', value = '']) => [name, value]))
}
