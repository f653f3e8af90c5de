import { ApiKeyRow } from './api-keys/api-key.entity';
import { OrganisationRow } from './organisations/organisation.entity';
import { PasswordLinkRow } from './people/password-link.entity';
import { PersonRow } from './people/person.entity';
import { SessionRow } from './sessions/session.entity';

export const entities = [OrganisationRow, PersonRow, SessionRow, ApiKeyRow, PasswordLinkRow];
