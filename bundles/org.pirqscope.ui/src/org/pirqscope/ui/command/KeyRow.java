package org.pirqscope.ui.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.ui.keys.IBindingService;
import org.pirqscope.ui.diagram.DiagramKey;

/**
 * A line of the key sheet.
 *
 * @param where the category of the command, or the view that has the key to itself
 */
record KeyRow(String where, String keys, String name, String what) {

    private static final String SCHEME = "org.pirqscope.ui.keys";

    /** What the bindings of Pirqscope's own scheme say, and the keys of the diagram. */
    static List<KeyRow> all(IBindingService bindings) {
        List<KeyRow> rows = new ArrayList<>();
        for (Binding binding : bindings.getBindings()) {
            if (binding.getParameterizedCommand() != null && SCHEME.equals(binding.getSchemeId())) {
                rows.add(of(binding));
            }
        }
        rows.sort(Comparator.comparing(KeyRow::where).thenComparing(KeyRow::keys));
        for (DiagramKey key : DiagramKey.values()) {
            rows.add(new KeyRow("In the diagram", key.keys(), key.label(), key.what()));
        }
        return rows;
    }

    private static KeyRow of(Binding binding) {
        Command command = binding.getParameterizedCommand().getCommand();
        try {
            String what = command.getDescription();
            return new KeyRow(
                    command.getCategory().getName(),
                    binding.getTriggerSequence().format(),
                    command.getName(),
                    what == null ? "" : what);
        } catch (NotDefinedException missing) {
            throw new IllegalStateException("a key of plugin.xml has no command: " + command.getId(), missing);
        }
    }
}
