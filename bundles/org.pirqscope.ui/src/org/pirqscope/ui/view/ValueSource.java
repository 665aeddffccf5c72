package org.pirqscope.ui.view;

import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Subject;

/** A view in which the thing can be selected whose values the reviewer asks about. */
public interface ValueSource {

    /**
     * What is selected.
     *
     * @param fields the fields that are meant; empty for all of the subject's
     */
    record Selected(Subject subject, List<Field> fields) {}

    /** The selected thing; empty where nothing is selected. */
    Optional<Selected> selectedValue();
}
