/**
 * How paragraphs of resolutions and declarations begin, in the official languages that write them
 * so. A preambular paragraph opens with a participle and ends with a comma; an operative one opens
 * with a verb and is numbered.
 */
const preambular = [
  'acknowledging acting affirming alarmed anxious appreciating aware bearing believing cognizant',
  'commending concerned conscious considering convinced deploring desiring desirous determined',
  'emphasizing encouraged expressing guided having hopeful inspired keeping mindful noting',
  'observing reaffirming realizing recalling recognizing regretting reiterating resolved seeking',
  'stressing taking underlining underscoring welcoming wishing',
  'affirmant ayant considérant consciente conscient constatant convaincue convaincus désireuse',
  'désireux estimant exprimant gardant guidée notant préoccupée prenant rappelant réaffirmant',
  'reconnaissant regrettant résolue résolus saluant soulignant tenant préoccupé préoccupés désireuses',
  'acogiendo afirmando celebrando consciente considerando convencida deseosa destacando',
  'expresando guiada habiendo lamentando observando preocupada reafirmando reconociendo',
  'recordando reiterando resuelta subrayando teniendo tomando',
  'напоминая отмечая подтверждая признавая приветствуя учитывая ссылаясь сознавая будучи',
].flatMap((line) => line.split(' '))

const operative = [
  'adopts affirms agrees also appeals approves authorizes calls commends condemns confirms',
  'congratulates considers decides declares deplores emphasizes encourages endorses expresses',
  'further invites notes proclaims reaffirms recalls recognizes recommends regrets reiterates',
  'requests resolves stresses strongly supports takes underlines urges welcomes',
  'adopte affirme appelle approuve autorise condamne confirme décide déclare demande déplore',
  'encourage engage exhorte exprime fait félicite invite note prend prie réaffirme recommande',
  'regrette réitère se souligne',
  'acoge alienta aprueba autoriza condena confirma decide declara encomia exhorta expresa insta',
  'invita lamenta observa pide reafirma recomienda reitera solicita subraya toma',
  'постановляет призывает просит рекомендует подтверждает отмечает приветствует принимает',
].flatMap((line) => line.split(' '))

const preambularSet = new Set(preambular)
const operativeSet = new Set(operative)

export function opensPreambular(text: string): boolean {
  return opens(text, preambularSet)
}

export function opensOperative(text: string): boolean {
  return opens(text, operativeSet)
}

/** "Deeply concerned", "Solemnly affirms": an adverb may come first. */
function opens(text: string, verbs: ReadonlySet<string>): boolean {
  const words = firstWords(text)
  const adverb = /(ly|ment|mente)$/.test(words[0] ?? '')
  return words.slice(0, adverb ? 2 : 1).some((word) => verbs.has(word))
}

function firstWords(text: string): readonly string[] {
  return (
    text
      .slice(0, 60)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  )
}

/**
 * "Annex", "ANNEX II", "Annexe 2. Agenda": the number is counted anew, the title stays. In a heading
 * nothing need stand between them: "Annex II Agenda".
 */
export function readAnnex(
  text: string,
  isHeading = false,
): { readonly label: string; readonly length: number } | null {
  const found = annex.exec(text) ?? (isHeading ? annexAndTitle(text) : null)
  return found && { label: found[0].trim().replace(/[\s.:–—-]+$/, ''), length: found[0].length }
}

/** A title begins as titles do: "Annex II to the report" has none. */
function annexAndTitle(text: string): RegExpExecArray | null {
  const found = numberedAnnex.exec(text)
  return found && /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(text.slice(found[0].length)) ? found : null
}

const named = '(?:annex|annexe|anexo|appendix|приложение|المرفق|مرفق|附件)'
const number = '[\\s\\u00A0]+(?:[IVXL]{1,6}|\\d{1,2}|[A-Z]|[一二三四五六七八九十])'
const annex = new RegExp(
  `^${named}(?:${number})?(?:[\\s\\u00A0]*(?:[.:–—-]|\\n)[\\s\\u00A0]*|[\\s\\u00A0]*$)`,
  'iu',
)
const numberedAnnex = new RegExp(`^${named}${number}[\\s\\u00A0]+`, 'iu')
