package org.pirqscope.ui.view;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.pirqscope.session.News;
import org.pirqscope.session.live.LiveTable;

/** Xen's pirq table, and how much of the pool is left. */
public class PirqView extends LiveTableView {

    private Label count;

    public PirqView() {
        super(LiveTable.PIRQS, "pirqs");
    }

    @Override
    void footer(Composite box) {
        count = new Label(box, SWT.NONE);
        count.setData("id", "pool");
        GridData data = new GridData(SWT.FILL, SWT.END, true, false);
        data.horizontalIndent = 6;
        count.setLayoutData(data);
    }

    @Override
    void show(News news) {
        super.show(news);
        count.setText(news.now().world().pool().text());
    }
}
