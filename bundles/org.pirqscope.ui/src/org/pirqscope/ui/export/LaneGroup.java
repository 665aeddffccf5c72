package org.pirqscope.ui.export;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.LaneMode;
import org.pirqscope.machine.call.Layer;

/**
 * The lanes, with a tick each, and what becomes of each one without: of all that are selected, or of all if none of
 * them is.
 */
final class LaneGroup {

    private final Table table;
    private final Button fold;
    private final Button leave;
    private final Map<String, LaneMode> modes = new HashMap<>();
    private final Set<String> drivers;

    LaneGroup(Composite parent, List<Lane> lanes, Map<String, LaneMode> shown, Runnable changed) {
        drivers = lanes.stream()
                .filter(lane -> lane.layer() == Layer.DRIVER)
                .map(Lane::id)
                .collect(Collectors.toSet());
        shown.forEach((id, mode) -> modes.put(id, drivers.contains(id) ? LaneMode.HIDDEN : mode));
        Label label = new Label(parent, SWT.NONE);
        label.setText("&Lanes:");
        label.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
        table = table(parent, lanes);
        new Label(parent, SWT.NONE).setText("The others:");
        Composite row = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        boolean folded = shown.isEmpty() || shown.containsValue(LaneMode.FOLDED);
        fold = button(row, "fold into their &caller", "export-fold", folded);
        leave = button(row, "leave &out", "export-leave", !folded);
        table.addListener(SWT.Selection, event -> {
            ticked();
            changed.run();
        });
        Stream.of(fold, leave)
                .forEach(button -> button.addListener(SWT.Selection, event -> {
                    chosen();
                    changed.run();
                }));
        ticked();
    }

    private Table table(Composite parent, List<Lane> lanes) {
        Table table = new Table(parent, SWT.CHECK | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        table.setData("id", "export-lanes");
        for (int width : new int[] {160, 120}) {
            new TableColumn(table, SWT.NONE).setWidth(width);
        }
        for (Lane lane : lanes) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(lane.name());
            item.setData(lane.id());
            item.setChecked(!modes.containsKey(lane.id()));
        }
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.heightHint = table.getItemHeight() * Math.min(6, lanes.size());
        table.setLayoutData(data);
        return table;
    }

    private static Button button(Composite parent, String text, String id, boolean selected) {
        Button button = new Button(parent, SWT.RADIO);
        button.setText(text);
        button.setData("id", id);
        button.setSelection(selected);
        return button;
    }

    /** No lane calls a driver into which it could be folded. */
    private LaneMode mode(String id) {
        return fold.getSelection() && !drivers.contains(id) ? LaneMode.FOLDED : LaneMode.HIDDEN;
    }

    /** A lane that loses its tick gets the mode that is chosen; one that is selected shows its own. */
    private void ticked() {
        for (TableItem item : table.getItems()) {
            String id = (String) item.getData();
            if (item.getChecked()) {
                modes.remove(id);
            } else {
                modes.putIfAbsent(id, mode(id));
            }
            item.setText(1, !modes.containsKey(id) ? "" : modes.get(id) == LaneMode.FOLDED ? "folded" : "left out");
        }
        Arrays.stream(table.getSelection())
                .map(item -> (String) item.getData())
                .filter(id -> !drivers.contains(id))
                .map(modes::get)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(mode -> {
                    fold.setSelection(mode == LaneMode.FOLDED);
                    leave.setSelection(mode == LaneMode.HIDDEN);
                });
    }

    private void chosen() {
        List<String> selected = Arrays.stream(table.getSelection())
                .map(item -> (String) item.getData())
                .filter(modes::containsKey)
                .toList();
        modes.replaceAll((id, mode) -> selected.isEmpty() || selected.contains(id) ? mode(id) : mode);
        ticked();
    }

    /** The lanes without a tick. */
    Map<String, LaneMode> lanes() {
        return Map.copyOf(modes);
    }
}
