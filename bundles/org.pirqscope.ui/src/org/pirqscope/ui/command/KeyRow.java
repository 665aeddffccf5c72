package org.pirqscope.ui.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.pirqscope.ui.diagram.DiagramKey;

/**
 * A line of the key sheet.
 *
 * @param where the category of the command, or the view that has the key to itself
 */
record KeyRow(String where, String keys, String name, String what) {

    private static final String OWN = "org.pirqscope.ui.";
    private static final String SCHEME = "org.pirqscope.ui.keys";

    /**
     * What the bindings of Pirqscope's own scheme say, its commands that have no key, which the menus and Find Actions
     * have, and the keys of the diagram.
     */
    static List<KeyRow> all(IBindingService bindings, ICommandService commands) {
        List<KeyRow> rows = new ArrayList<>();
        Set<Command> bound = new HashSet<>();
        for (Binding binding : bindings.getBindings()) {
            if (binding.getParameterizedCommand() != null && SCHEME.equals(binding.getSchemeId())) {
                Command command = binding.getParameterizedCommand().getCommand();
                bound.add(command);
                rows.add(of(command, binding.getTriggerSequence().format()));
            }
        }
        Arrays.stream(commands.getDefinedCommands())
                .filter(command -> command.getId().startsWith(OWN) && !bound.contains(command))
                .forEach(command -> rows.add(of(command, "")));
        rows.sort(Comparator.comparing(KeyRow::where)
                .thenComparing(row -> row.keys().isEmpty())
                .thenComparing(KeyRow::keys)
                .thenComparing(KeyRow::name));
        for (DiagramKey key : DiagramKey.values()) {
            rows.add(new KeyRow("In the diagram", key.keys(), key.label(), key.what()));
        }
        return rows;
    }

    private static KeyRow of(Command command, String keys) {
        try {
            String what = command.getDescription();
            return new KeyRow(command.getCategory().getName(), keys, command.getName(), what == null ? "" : what);
        } catch (NotDefinedException missing) {
            throw new IllegalStateException("a key of plugin.xml has no command: " + command.getId(), missing);
        }
    }
}
