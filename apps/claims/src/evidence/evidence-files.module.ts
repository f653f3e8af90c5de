import { Module } from '@nestjs/common';
import { EvidenceStore } from './evidence-store';
import { EvidenceIntake } from './intake';

/** Files alone; incidents use them as well. */
@Module({ providers: [EvidenceStore, EvidenceIntake], exports: [EvidenceStore, EvidenceIntake] })
export class EvidenceFilesModule {}
