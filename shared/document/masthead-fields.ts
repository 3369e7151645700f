/** What is printed above a text, in the order in which it is. */
export const mastheadFields = [
  'organ',
  'symbol',
  'distribution',
  'date',
  'original',
  'language',
  'job',
  'meeting',
  'agendaItem',
  'marking',
] as const
export type MastheadField = (typeof mastheadFields)[number]
