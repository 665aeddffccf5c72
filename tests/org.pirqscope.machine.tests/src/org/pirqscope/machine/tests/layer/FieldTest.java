package org.pirqscope.machine.tests.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Subject;

final class FieldTest {

    private static final Set<Field> FLAGS =
            Set.of(Field.BOUND, Field.HANDLER, Field.UPDATED, Field.ENABLED, Field.MASKALL);

    @Test
    void anEffectReadsAsTheTablesPrintIt() {
        Effect effect = new Effect(new Subject.Pirq(55), Field.PIRQ_IRQ, -1, 24);
        assertEquals("pirq 55: irq PIRQ_ALLOCATED -> 24", effect.text());
        assertEquals(Layer.XEN, effect.layer());
        assertEquals(
                "port 10: evtchn_to_irq none -> 64",
                new Effect(new Subject.EventChannel(10), Field.EVTCHN_TO_IRQ, Field.NONE, 64).text());
    }

    /** Two values of one field never read alike, so that no change looks like none. */
    @ParameterizedTest
    @EnumSource(Field.class)
    void everyValueHasATextOfItsOwn(Field field) {
        int[] values = FLAGS.contains(field)
                ? new int[] {0, 1}
                : field == Field.IRQ_STATUS
                        ? new int[] {0, 1, 3, 5, 7}
                        : IntStream.rangeClosed(-300, 300).toArray();
        Set<String> texts = IntStream.of(values).mapToObj(field::text).collect(Collectors.toSet());
        assertEquals(values.length, texts.size(), field.label());
    }
}
