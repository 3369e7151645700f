import type { AttributeSpec } from 'prosemirror-model'
import { isId } from '../ids'

/**
 * What an attribute may say. A shared document can be written by any client that holds the pen, so
 * that nothing but these checks stands between a made-up value and whoever prints it.
 */
export const line = (value = '') => attribute(value, isString)

export const lineOrNull = attribute(null, (value) => value === null || isString(value))

export const id = attribute(null, (value) => value === null || isId(value))

export const oneOf = <T extends string>(value: T, all: readonly T[]) =>
  attribute(value, (each) => all.some((known) => known === each))

export const whole = (value: number, least: number, most: number) =>
  attribute(
    value,
    (each) => Number.isInteger(each) && least <= Number(each) && Number(each) <= most,
  )

export function attribute(value: unknown, is: (value: unknown) => boolean): AttributeSpec {
  return {
    default: value,
    validate: (given: unknown) => {
      if (!is(given)) throw new RangeError(`An attribute may not be ${JSON.stringify(given)}`)
    },
  }
}

export function isString(value: unknown): value is string {
  return typeof value === 'string'
}
