import { Body, Controller, Post } from '@nestjs/common';
import { locales } from '@tuntas/contracts';
import { createZodDto, Internal } from '@tuntas/platform';
import { z } from 'zod';
import { FirstAdminService } from './first-admin.service';
import { emailAddress } from './people.dto';

class AdmitFirstAdmin extends createZodDto(
  z.strictObject({
    email: emailAddress,
    name: z.string().trim().min(1).max(200),
    locale: z.enum(locales).default('id'),
    organisationName: z.string().trim().min(1).max(200),
  }),
) {}

@Controller('internal/first-admin')
export class FirstAdminController {
  constructor(private readonly firstAdmin: FirstAdminService) {}

  @Post()
  @Internal()
  admit(@Body() body: AdmitFirstAdmin) {
    return this.firstAdmin.admit(body);
  }
}
