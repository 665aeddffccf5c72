package org.pirqscope.ui.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.pirqscope.model.edit.live.LiveRow;
import org.pirqscope.model.pirq.Pirq;
import org.pirqscope.model.pirq.PirqPackage;
import org.pirqscope.report.table.TableColumns;
import org.pirqscope.report.table.UsedRows;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.widget.Heading;

/** Xen's pirq table, and how much of the pool is left. */
public class PirqView extends LiveTableView {

    private Label count;

    public PirqView() {
        super(PirqPackage.Literals.PIRQ_TABLE__PIRQS, TableColumns.PIRQ, "pirqs");
    }

    /** Who allocated a number matters less than who carries it. */
    @Override
    List<Heading<EObject>> arranged(List<Heading<EObject>> headings) {
        List<Heading<EObject>> arranged = new ArrayList<>(headings);
        Collections.swap(arranged, arranged.size() - 3, arranged.size() - 2);
        return arranged;
    }

    @Override
    void footer(Composite box) {
        count = new Label(box, SWT.NONE);
        count.setData("id", "pool");
        GridData data = new GridData(SWT.FILL, SWT.END, true, false);
        data.horizontalIndent = 6;
        count.setLayoutData(data);
        toolBar(new ToolBarToggle("Used Only", "Only the pirqs in use", false, this::usedOnly));
    }

    private void usedOnly(boolean on) {
        only(on ? row -> UsedRows.pirq(LiveRow.of((Pirq) row)) : null, on ? "Pirq table (used only)" : "Pirq table");
    }

    @Override
    void show(SessionEvent news) {
        super.show(news);
        count.setText(news.now().world().pool().text());
    }
}
