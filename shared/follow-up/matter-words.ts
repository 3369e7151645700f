import type { OfficialLanguage } from '../document/language'
import { citationIn, placeIn } from '../letters/citation'
import type { Arising, ArisingMatter } from './arising'
import type { Progress } from './follow-up'
import { type Said, said } from './said'

/**
 * What a text says of matters arising, in its own language. Whom a recommendation was addressed to and
 * where it stands are put beside the sentence, so that no name has to be inflected.
 */
export interface MatterWords {
  readonly matters: string
  readonly none: string
  readonly heading: (title: Said) => Said
  readonly recommended: (citation: string, addressee: Said, words: Said) => Said
  readonly deadline: (day: string | Said) => Said
  readonly progress: Readonly<Record<Progress, string>>
  readonly responsible: (name: Said) => Said
  /** Letters that went out, with their day as it is written in this language. */
  readonly letters: (count: number, day: string) => string
  /** For the next final document; `from` is empty or what can be seen of it. */
  readonly report: Readonly<Record<Progress, (what: Reported) => Said>>
  /** In the place of a symbol. */
  readonly pending: string
}

export interface Reported {
  readonly citation: string
  readonly addressee: Said
  readonly from: Said
}

type Sentence = (what: Reported) => Said

const en: MatterWords = {
  matters: 'Matters arising',
  none: 'There is no recommendation.',
  heading: (title) => said`Matters arising from the ${title}`,
  recommended: (citation, addressee, words) =>
    said`${citation}, addressed to ${addressee}: “${words}”`,
  deadline: (day) => said`To be done by: ${day}.`,
  progress: {
    open: 'Action taken: none is known.',
    'under-way': 'Action taken: under way.',
    done: 'Action taken: completed.',
    reported: 'Action taken: completed, and reported.',
  },
  responsible: (name) => said`Responsible: ${name}.`,
  letters: (count, day) => `${count} ${count === 1 ? 'letter' : 'letters'} dated ${day}`,
  report: reports({
    done: ({ citation, addressee, from }) =>
      said`The Conference noted that the recommendation in ${citation} (addressee: ${addressee}), had been acted upon${beside(from)}.`,
    underWay: ({ citation, addressee, from }) =>
      said`The Conference noted that the recommendation in ${citation} (addressee: ${addressee}), was being acted upon${beside(from)}.`,
    open: ({ citation, addressee, from }) =>
      said`The Conference noted that no action on the recommendation in ${citation} (addressee: ${addressee}), had come to its knowledge${beside(from)}.`,
  }),
  pending: 'final document, symbol pending',
}

const fr: MatterWords = {
  matters: 'Questions découlant de la session précédente',
  none: 'Il n’y a pas de recommandation.',
  heading: (title) => said`Questions découlant de la session précédente : ${title}`,
  recommended: (citation, addressee, words) =>
    said`${citation}, destinataire : ${addressee} : « ${words} »`,
  deadline: (day) => said`Échéance : ${day}.`,
  progress: {
    open: 'Suite donnée : aucune n’est connue.',
    'under-way': 'Suite donnée : en cours.',
    done: 'Suite donnée : achevée.',
    reported: 'Suite donnée : achevée, et rapport présenté.',
  },
  responsible: (name) => said`Responsable : ${name}.`,
  letters: (count, day) =>
    count === 1 ? `1 lettre datée du ${day}` : `${count} lettres datées du ${day}`,
  report: reports({
    done: ({ citation, addressee, from }) =>
      said`La Conférence a noté qu’il avait été donné suite à la recommandation suivante : ${citation}, destinataire : ${addressee}${beside(from)}.`,
    underWay: ({ citation, addressee, from }) =>
      said`La Conférence a noté que des mesures étaient en cours pour donner suite à la recommandation suivante : ${citation}, destinataire : ${addressee}${beside(from)}.`,
    open: ({ citation, addressee, from }) =>
      said`La Conférence a noté qu’elle n’avait connaissance d’aucune suite donnée à la recommandation suivante : ${citation}, destinataire : ${addressee}${beside(from)}.`,
  }),
  pending: 'document final, cote à paraître',
}

const es: MatterWords = {
  matters: 'Cuestiones dimanantes del período anterior',
  none: 'No hay ninguna recomendación.',
  heading: (title) => said`Cuestiones dimanantes del período anterior: ${title}`,
  recommended: (citation, addressee, words) =>
    said`${citation}, destinatario: ${addressee}: «${words}»`,
  deadline: (day) => said`Plazo: ${day}.`,
  progress: {
    open: 'Medidas adoptadas: no se conoce ninguna.',
    'under-way': 'Medidas adoptadas: en curso.',
    done: 'Medidas adoptadas: concluidas.',
    reported: 'Medidas adoptadas: concluidas, con informe presentado.',
  },
  responsible: (name) => said`Responsable: ${name}.`,
  letters: (count, day) => `${count} ${count === 1 ? 'carta' : 'cartas'} de fecha ${day}`,
  report: reports({
    done: ({ citation, addressee, from }) =>
      said`La Conferencia tomó nota de que se había dado cumplimiento a la siguiente recomendación: ${citation}, destinatario: ${addressee}${beside(from)}.`,
    underWay: ({ citation, addressee, from }) =>
      said`La Conferencia tomó nota de que se estaban adoptando medidas en cumplimiento de la siguiente recomendación: ${citation}, destinatario: ${addressee}${beside(from)}.`,
    open: ({ citation, addressee, from }) =>
      said`La Conferencia tomó nota de que no tenía conocimiento de medidas adoptadas en cumplimiento de la siguiente recomendación: ${citation}, destinatario: ${addressee}${beside(from)}.`,
  }),
  pending: 'documento final, signatura pendiente',
}

const ru: MatterWords = {
  matters: 'Вопросы, вытекающие из работы предыдущей конференции',
  none: 'Рекомендаций нет.',
  heading: (title) => said`Вопросы, вытекающие из работы предыдущей конференции: ${title}`,
  recommended: (citation, addressee, words) => said`${citation}, адресат: ${addressee}: «${words}»`,
  deadline: (day) => said`Срок: ${day}.`,
  progress: {
    open: 'Принятые меры: не известны.',
    'under-way': 'Принятые меры: осуществляются.',
    done: 'Принятые меры: осуществлены.',
    reported: 'Принятые меры: осуществлены, доклад представлен.',
  },
  responsible: (name) => said`Ответственный: ${name}.`,
  letters: (count, day) => `письма от ${day} (количество: ${count})`,
  report: reports({
    done: ({ citation, addressee, from }) =>
      said`Конференция отметила, что следующая рекомендация выполнена: ${citation}, адресат: ${addressee}${beside(from)}.`,
    underWay: ({ citation, addressee, from }) =>
      said`Конференция отметила, что следующая рекомендация выполняется: ${citation}, адресат: ${addressee}${beside(from)}.`,
    open: ({ citation, addressee, from }) =>
      said`Конференция отметила, что о мерах по следующей рекомендации ей не известно: ${citation}, адресат: ${addressee}${beside(from)}.`,
  }),
  pending: 'заключительный документ, условное обозначение будет присвоено',
}

const zh: MatterWords = {
  matters: '前次会议引起的事项',
  none: '没有建议。',
  heading: (title) => said`前次会议引起的事项：${title}`,
  recommended: (citation, addressee, words) => said`${citation}，对象：${addressee}：“${words}”`,
  deadline: (day) => said`期限：${day}。`,
  progress: {
    open: '所采取的行动：尚无所知。',
    'under-way': '所采取的行动：正在进行。',
    done: '所采取的行动：已经完成。',
    reported: '所采取的行动：已经完成，并已提出报告。',
  },
  responsible: (name) => said`负责者：${name}。`,
  letters: (count, day) => `${day}的${count}封信函`,
  report: reports({
    done: ({ citation, addressee, from }) =>
      said`会议注意到，下列建议已经落实：${citation}，对象：${addressee}${besideInChinese(from)}。`,
    underWay: ({ citation, addressee, from }) =>
      said`会议注意到，下列建议正在落实：${citation}，对象：${addressee}${besideInChinese(from)}。`,
    open: ({ citation, addressee, from }) =>
      said`会议注意到，尚不知悉就下列建议采取了何种行动：${citation}，对象：${addressee}${besideInChinese(from)}。`,
  }),
  pending: '最后文件，文号待定',
}

const ar: MatterWords = {
  matters: 'المسائل الناشئة عن المؤتمر السابق',
  none: 'لا توجد توصيات.',
  heading: (title) => said`المسائل الناشئة عن المؤتمر السابق: ${title}`,
  recommended: (citation, addressee, words) =>
    said`${citation}، الموجه إليه: ${addressee}: ”${words}“`,
  deadline: (day) => said`الأجل: ${day}.`,
  progress: {
    open: 'الإجراءات المتخذة: لا يُعرف شيء منها.',
    'under-way': 'الإجراءات المتخذة: جارية.',
    done: 'الإجراءات المتخذة: اكتملت.',
    reported: 'الإجراءات المتخذة: اكتملت وقُدم تقرير عنها.',
  },
  responsible: (name) => said`المسؤول: ${name}.`,
  letters: (count, day) => `رسائل مؤرخة ${day} (عددها: ${count})`,
  report: reports({
    done: ({ citation, addressee, from }) =>
      said`لاحظ المؤتمر أن التوصية التالية قد نُفذت: ${citation}، الموجه إليه: ${addressee}${beside(from)}.`,
    underWay: ({ citation, addressee, from }) =>
      said`لاحظ المؤتمر أن التوصية التالية قيد التنفيذ: ${citation}، الموجه إليه: ${addressee}${beside(from)}.`,
    open: ({ citation, addressee, from }) =>
      said`لاحظ المؤتمر أنه لا علم له بإجراءات اتُخذت بشأن التوصية التالية: ${citation}، الموجه إليه: ${addressee}${beside(from)}.`,
  }),
  pending: 'الوثيقة الختامية، الرمز لم يحدد بعد',
}

const words: Readonly<Record<OfficialLanguage, MatterWords>> = { ar, en, es, fr, ru, zh }

export function matterWords(language: OfficialLanguage): MatterWords {
  return words[language]
}

/** "CCW/AP.II/CONF.7/2, para. 20", also where the document has no symbol yet. */
export function citedIn(
  language: OfficialLanguage,
  { symbol }: Pick<Arising, 'symbol'>,
  { label, annex }: Pick<ArisingMatter, 'label' | 'annex'>,
): string {
  if (symbol) return citationIn(language, { symbol, label, annex })
  return placeIn(language, words[language].pending, { label, annex })
}

/** What was done and what was also reported are the same to whoever reports it now. */
function reports(sentences: {
  readonly done: Sentence
  readonly underWay: Sentence
  readonly open: Sentence
}): MatterWords['report'] {
  const { open, underWay, done } = sentences
  return { open, 'under-way': underWay, done, reported: done }
}

function beside(from: Said): Said {
  return from.length > 0 ? said` (${from})` : []
}

function besideInChinese(from: Said): Said {
  return from.length > 0 ? said`（${from}）` : []
}
