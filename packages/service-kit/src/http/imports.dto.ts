/** Chunks of CSV files, which two services take alike. */
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsObject, IsString, Length } from 'class-validator';
import { like } from '../documentation/like.js';

const largestChunk = 1_000;

@ApiSchema({ name: 'ImportRows' })
export class ImportDto {
  @ApiProperty({ description: 'Id or code of the program' })
  @IsString()
  @Length(1, 60)
  program!: string;

  @ApiProperty({
    type: 'array',
    maxItems: largestChunk,
    items: {
      type: 'object',
      properties: { line: { type: 'integer' } },
      additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    },
    description: 'Each with its line in the file, and its columns as text',
  })
  @IsArray()
  @ArrayMaxSize(largestChunk)
  @IsObject({ each: true })
  rows!: Record<string, unknown>[];
}

@ApiSchema({ name: 'ImportFault' })
export class ImportFaultDto {
  @ApiProperty(like.count) line!: number;
  @ApiProperty() code!: string;
  @ApiProperty() reason!: string;
}

@ApiSchema({ name: 'ImportResult' })
export class ImportResultDto {
  @ApiProperty(like.count) added!: number;
  @ApiProperty({ ...like.count, description: 'Were there before' }) unchanged!: number;
  @ApiProperty({ type: 'array', items: like.count, description: 'Lines of the rows that were added' })
  addedLines!: number[];
  @ApiProperty({ type: [ImportFaultDto], description: 'Rows that were not taken' }) errors!: ImportFaultDto[];
}
