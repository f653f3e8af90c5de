import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Roles } from '@tuntas/platform';
import { estimateExamples } from './examples';
import { EstimateService } from './estimate.service';
import { EstimateAnswerDto, EstimateDto } from './rules.dto';

@ApiTags('claims')
@Controller('estimates')
export class EstimatesController {
  constructor(private readonly estimates: EstimateService) {}

  @Post()
  @HttpCode(200)
  @Roles('shipper', 'agent', 'supervisor', 'admin')
  @ApiOperation({ summary: 'What a claim would pay and why, and until when it can be filed' })
  @ApiBody({ type: EstimateDto, examples: estimateExamples })
  @ApiOkResponse({ type: EstimateAnswerDto })
  estimate(@Body() question: EstimateDto, @CurrentActor() actor: Actor) {
    return this.estimates.ask(actor, question);
  }
}
