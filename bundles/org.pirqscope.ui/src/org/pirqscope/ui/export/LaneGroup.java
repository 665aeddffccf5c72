package org.pirqscope.ui.export;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.pirqscope.diagram.Lane;
import org.pirqscope.diagram.export.Draft;

/** The lanes, with a tick each, and what becomes of those without. */
final class LaneGroup {

    private final Table table;
    private final Button fold;
    private final Button leave;

    LaneGroup(Composite parent, List<Lane> lanes, Draft draft, Runnable changed) {
        Label label = new Label(parent, SWT.NONE);
        label.setText("&Lanes:");
        label.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
        table = table(parent, lanes, draft.without());
        new Label(parent, SWT.NONE).setText("The others:");
        Composite row = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        fold = button(row, "fold into their &caller", "export-fold", draft.folded());
        leave = button(row, "leave &out", "export-leave", !draft.folded());
        table.addListener(SWT.Selection, event -> changed.run());
        fold.addListener(SWT.Selection, event -> changed.run());
        leave.addListener(SWT.Selection, event -> changed.run());
    }

    private static Table table(Composite parent, List<Lane> lanes, Set<String> without) {
        Table table = new Table(parent, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL);
        table.setData("id", "export-lanes");
        for (Lane lane : lanes) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(lane.name());
            item.setData(lane.id());
            item.setChecked(!without.contains(lane.id()));
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

    /** The lanes without a tick. */
    Set<String> without() {
        return Arrays.stream(table.getItems()).filter(item -> !item.getChecked()).map(item -> (String) item.getData())
                .collect(Collectors.toCollection(HashSet::new));
    }

    boolean folded() {
        return fold.getSelection();
    }
}
