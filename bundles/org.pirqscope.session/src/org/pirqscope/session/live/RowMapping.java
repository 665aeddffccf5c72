package org.pirqscope.session.live;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.eclipse.emf.ecore.EClass;
import org.pirqscope.report.table.RowColumn;

/**
 * How rows of one table become objects of one class.
 *
 * @param key what makes a row the same row at two moments
 * @param columns where changes are looked for
 * @param present false for a row that stands for nothing, such as a free pirq: turning true adds it
 * @param alike whether two rows of one key differ in nothing that is worth a mark
 * @param alarm the sentence that says what is wrong with the row, empty for nothing
 */
record RowMapping<R>(
        EClass type,
        ToIntFunction<R> key,
        List<RowColumn<R>> columns,
        List<RowAttribute<R>> fields,
        List<InnerRows<R, ?>> nests,
        Predicate<R> present,
        BiPredicate<R, R> alike,
        BiFunction<R, AlarmSentences, String> alarm) {

    static <R> RowMapping<R> of(
            EClass type, ToIntFunction<R> key, List<RowColumn<R>> columns, List<RowAttribute<R>> fields) {
        return new RowMapping<>(
                type, key, columns, fields, List.of(), row -> true, Object::equals, (row, alarms) -> "");
    }

    RowMapping<R> nests(List<InnerRows<R, ?>> next) {
        return new RowMapping<>(type, key, columns, fields, next, present, alike, alarm);
    }

    RowMapping<R> present(Predicate<R> next) {
        return new RowMapping<>(type, key, columns, fields, nests, next, alike, alarm);
    }

    RowMapping<R> alike(BiPredicate<R, R> next) {
        return new RowMapping<>(type, key, columns, fields, nests, present, next, alarm);
    }

    RowMapping<R> alarm(BiFunction<R, AlarmSentences, String> next) {
        return new RowMapping<>(type, key, columns, fields, nests, present, alike, next);
    }
}
