import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { type Fault, type ProblemCode, problemCodes, type ProblemDetails } from './problems.js';

@ApiSchema({ name: 'Fault' })
export class FaultDto implements Fault {
  @ApiProperty({ description: 'Where in the input', example: 'amount.currency' }) path!: string;
  @ApiProperty() message!: string;
  @ApiPropertyOptional({
    enum: problemCodes,
    enumName: 'ProblemCode',
    description: 'Why an item was refused by itself',
  })
  code?: ProblemCode;
}

@ApiSchema({ name: 'Problem', description: 'RFC 9457' })
export class ProblemDto implements ProblemDetails {
  @ApiProperty({ example: '/problems/unknown-program' }) type!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: 'integer' }) status!: number;
  @ApiProperty({ enum: problemCodes, enumName: 'ProblemCode', description: 'Stable' }) code!: ProblemCode;
  @ApiPropertyOptional() detail?: string;
  @ApiPropertyOptional({
    type: [FaultDto],
    description: 'What is wrong with the input or with the items that it names, all of it at once',
  })
  errors?: FaultDto[];
}
