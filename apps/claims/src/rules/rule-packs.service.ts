import { Injectable } from '@nestjs/common';
import { DomainError } from '@tuntas/kernel';
import { Clock } from '@tuntas/platform';
import { reasonCodes } from '../claims/reason-codes';
import { answer } from './answer';
import { lintPack } from './domain/lint';
import { plainName, type RulePack } from './domain/pack';
import { askedOf, shipmentFactsOf } from './estimate.service';
import { packOfShipment, packs } from './packs';
import type { PackListQuery, TryPackDto } from './rules.dto';
import { isWithin } from './window';

const codes = reasonCodes.map(({ code }) => code);

/** The library of packs, to look at and to try; a pack is a file and changes with the release. */
@Injectable()
export class RulePacksService {
  constructor(private readonly clock: Clock) {}

  list({ carrier, on }: PackListQuery): { items: RulePack[] } {
    const plain = carrier && plainName(carrier);
    const serves = ({ carriers }: RulePack): boolean =>
      plain === undefined || carriers.includes('*') || carriers.includes(plain);
    const holds = ({ validFrom, validUntil }: RulePack): boolean =>
      on === undefined || (validFrom <= on && (validUntil === null || on <= validUntil));
    return { items: packs.filter((pack) => serves(pack) && holds(pack)) };
  }

  /** The version asked for, or the last one. */
  get(id: string, version?: number) {
    const versions = packs.filter((pack) => pack.id === id);
    const pack = this.find({ id, version });
    return {
      ...pack,
      versions: versions.map((known) => known.version),
      warnings: lintPack(pack, codes).flatMap(({ field, shorter }) =>
        shorter ? [{ field, ...shorter }] : [],
      ),
    };
  }

  try({ pack: key, shipment, at, ...asked }: TryPackDto) {
    const facts = shipmentFactsOf(shipment);
    const pack = key ? this.find(key) : packOfShipment(facts);
    const found = answer(facts, askedOf(asked), pack);
    const window = { from: found.mayFileFrom, until: found.mayFileUntil };
    return { ...found, within: isWithin(window, at ? new Date(at) : this.clock.now()) };
  }

  private find({ id, version }: { id: string; version?: number | undefined }): RulePack {
    const versions = packs.filter((pack) => pack.id === id).sort((a, b) => b.version - a.version);
    const pack = versions.find((known) => version === undefined || known.version === version);
    if (pack) return pack;
    throw new DomainError('not_found', 'rule_pack.unknown', 'There is no such rule pack or version.');
  }
}
