package org.pirqscope.ui.view;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.scenario.ScenarioWriter;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.Table;
import org.pirqscope.machine.version.Versions;
import org.pirqscope.machine.version.XenRules;
import org.pirqscope.session.SessionEvent;
import org.pirqscope.ui.desk.Opening;
import org.pirqscope.ui.widget.ClipboardText;

/** What is simulated. Another version carries out the same schedule at once and stays at the same place. */
public class ScenarioView extends StepView {

    private Composite form;
    private Label note;
    private VersionBox linux;
    private VersionBox qemu;
    private VersionBox xen;
    private Text pool;
    private Text controllers;
    private Text schedule;
    private Text outcomes;

    @Override
    Control create(Composite parent) {
        ScrolledComposite scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        form = new Composite(scroller, SWT.NONE);
        form.setLayout(new GridLayout(2, false));
        note = new Label(form, SWT.WRAP);
        note.setLayoutData(wide(0));
        linux = new VersionBox(
                form,
                LinuxRules.TABLE,
                typed -> run(versions -> versions.withLinux(typed)),
                () -> asReleased(LinuxRules.TABLE));
        qemu = new VersionBox(
                form,
                QemuRules.TABLE,
                typed -> run(versions -> versions.withQemu(typed)),
                () -> asReleased(QemuRules.TABLE));
        xen = new VersionBox(
                form,
                XenRules.TABLE,
                typed -> run(versions -> versions.withXen(typed)),
                () -> asReleased(XenRules.TABLE));
        outcomes = field("Outcome", "outcomes");
        pool = field("Pool", "pool-size");
        controllers = field("Controllers", "controllers");
        new DriverMenu(
                controllers,
                () -> desk().scenario().controllers(),
                (index, driver) -> new Opening(desk()).driver(index, driver));
        schedule = field("Schedule", "schedule");
        scroller.setContent(form);
        scroller.addListener(SWT.Resize, event -> fit());
        return scroller;
    }

    private static GridData wide(int height) {
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false, 2, 1);
        data.widthHint = 120;
        data.heightHint = height == 0 ? SWT.DEFAULT : height;
        return data;
    }

    private Text field(String name, String id) {
        Label label = new Label(form, SWT.NONE);
        label.setText(name);
        label.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
        Text text = new Text(form, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
        text.setData("id", id);
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        data.widthHint = 120;
        text.setLayoutData(data);
        return text;
    }

    private void fit() {
        ScrolledComposite scroller = (ScrolledComposite) form.getParent();
        int width = scroller.getClientArea().width;
        scroller.setMinHeight(form.computeSize(width, SWT.DEFAULT).y);
        form.layout(true);
    }

    private void run(UnaryOperator<Versions> choice) {
        new Opening(desk()).versions(choice);
    }

    private void asReleased(Table table) {
        run(versions -> versions.asReleased(table));
    }

    @Override
    void show(SessionEvent news) {
        if (!news.runChanged()) {
            return;
        }
        Scenario scenario = news.now().run().scenario();
        note.setText((scenario.name() + ": " + scenario.note()).replace("&", "&&"));
        linux.show(scenario.versions().linux(), scenario.versions().linuxRow());
        qemu.show(scenario.versions().qemu(), scenario.versions().qemuRow());
        xen.show(scenario.versions().xen(), scenario.versions().xenRow());
        pool.setText(scenario.poolText());
        controllers.setText(
                scenario.controllers().stream().map(ScenarioView::text).collect(Collectors.joining("\n")));
        schedule.setText(
                scenario.schedule().isEmpty()
                        ? "in the order of the file"
                        : scenario.schedule().stream().map(Object::toString).collect(Collectors.joining(", ")));
        outcomes.setText(outcomes(news) + changed(scenario.versions()));
        fit();
    }

    /** What a what-if does must not pass for what a release does. */
    private static String changed(Versions versions) {
        return versions.released() ? "" : "\nwith CHANGED " + versions.whatIf();
    }

    private static String outcomes(SessionEvent news) {
        List<Controller> all = news.now().run().scenario().controllers();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            var outcome = news.now().run().outcomes().get(i);
            out.append(i == 0 ? "" : "\n")
                    .append(outcome.ok() ? "\u2713 " : "\u2717 ")
                    .append(all.get(i).name())
                    .append(": ")
                    .append(outcome.text());
        }
        return out.toString();
    }

    private static String text(Controller one) {
        return one.name() + " " + one.bdf().replaceFirst("^0000:", "") + ": "
                + one.driver().spelling() + ", "
                + (one.msixTableSize() > 0 ? "MSI-X " + one.msixTableSize() : "MSI") + ", wants " + one.vectors()
                + (one.device().ids().isEmpty() ? "" : ", " + one.device().ids());
    }

    @Override
    String legend() {
        return "\u2713 a controller that ends well, \u2717 one that does not";
    }

    @Override
    ClipboardText copied() {
        return ClipboardText.lines(ScenarioWriter.write(desk().scenario()));
    }
}
