package org.pirqscope.session.live;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;

/**
 * Rows inside of a row: the table entries of a device.
 *
 * @param device which device the outer row is, so that only its alarms reach the inner rows
 */
record InnerRows<R, C>(EReference reference, Function<R, List<C>> rows, RowMapping<C> shape, ToIntFunction<R> device) {

    /** The inner rows of one outer object. */
    @SuppressWarnings("unchecked")
    Inner<R> of(EObject outer) {
        Binding<C> binding = new Binding<>((EList<EObject>) outer.eGet(reference), shape);
        return (outerRows, alarms) ->
                binding.show(outerRows.map(rows), alarms.inside(device.applyAsInt(outerRows.now())));
    }

    /** Shows the inner rows of an outer row before, now and next. */
    interface Inner<R> {
        void show(BeforeNowNext<R> outerRows, AlarmSentences alarms);
    }
}
