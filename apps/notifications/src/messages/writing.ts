import { Inject, Injectable } from '@nestjs/common';
import type { Locale } from '@tuntas/contracts';
import { CONFIG, signLink } from '@tuntas/platform';
import type { NotificationsConfig } from '../config';
import { signedToken } from '../surveys/survey-token';
import { linksTo } from '../templates/links';
import { letterOf } from '../templates/render';
import type { Letter } from '../templates/template';
import type { MessageRow } from './messages.repository';

/** The words of a message in the language of whoever reads it. */
@Injectable()
export class Writing {
  constructor(@Inject(CONFIG) private readonly config: NotificationsConfig) {}

  letter(message: MessageRow, locale: Locale): Letter {
    const { PUBLIC_URL, LINK_SECRET } = this.config;
    return letterOf(message.template, message.facts, {
      locale,
      subject: message,
      links: linksTo(PUBLIC_URL, {
        survey: (surveyId) => signedToken(surveyId, LINK_SECRET),
        delivery: ({ shipmentId, expiresAt }) =>
          signLink({ purpose: 'delivery', subject: shipmentId, expiresAt }, LINK_SECRET),
      }),
      zone: message.quietZone ?? undefined,
    });
  }
}
