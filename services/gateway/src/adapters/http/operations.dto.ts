import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { like } from '@tributary/service-kit';
import { Transform } from 'class-transformer';
import { IsString, Length } from 'class-validator';

@ApiSchema({ name: 'SkipReason' })
export class SkipDto {
  @ApiProperty({ description: 'Why the event is given up', maxLength: 500 })
  @Transform(({ value }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(1, 500)
  reason!: string;
}

@ApiSchema({ name: 'DeadLetter' })
export class DeadLetterDto {
  @ApiProperty(like.id) id!: string;
  @ApiProperty() service!: string;
  @ApiProperty({ description: 'The consumer group that failed' }) group!: string;
  @ApiProperty({
    enum: ['parked', 'dead-letter'],
    description: 'Parked: the organisation stands still for this group until somebody decides',
  })
  kind!: 'parked' | 'dead-letter';
  @ApiProperty(like.position) position!: string;
  @ApiProperty() eventType!: string;
  @ApiProperty(like.id) eventId!: string;
  @ApiProperty() reason!: string;
  @ApiProperty(like.moment) since!: string;
}

@ApiSchema({ name: 'ReadModel' })
export class ReadModelDto {
  @ApiProperty() name!: string;
  @ApiProperty() service!: string;
  @ApiProperty(like.position) position!: string;
  @ApiProperty({ ...like.count, description: "How many positions the log's end is ahead" }) lag!: number;
  @ApiProperty(like.count) generation!: number;
  @ApiProperty() rebuilding!: boolean;
  @ApiProperty({ description: 'Something that its service derived from what it has read is not in the log yet' })
  outgoing!: boolean;
}
