import { DomainError } from '@tuntas/kernel';
import type { FastifyReply } from 'fastify';
import { localeOf, surveyPage, surveyProblemPage } from './survey-page';
import type { SurveyView } from './surveys.dto';

const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** What `work` gives, as JSON or, for a browser, as a page that also tells refusals in words. */
export async function answerOf(
  headers: Readonly<Record<string, string | undefined>>,
  reply: FastifyReply,
  work: () => Promise<SurveyView>,
): Promise<SurveyView | string> {
  if (!headers['accept']?.includes('text/html')) return work();
  const locale = localeOf(headers['accept-language']);
  try {
    const page = surveyPage(await work(), locale);
    reply.headers(pageHeaders);
    return page;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const problem =
      error.code === 'survey.answered' ? 'answered' : error.code === 'survey.expired' ? 'expired' : 'broken';
    reply.status(problem === 'broken' ? 404 : 409).headers(pageHeaders);
    return surveyProblemPage(problem, locale);
  }
}
