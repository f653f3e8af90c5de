import { Module } from '@nestjs/common';
import { BoardSetup } from './board.setup';

@Module({ providers: [BoardSetup] })
export class BoardModule {}
