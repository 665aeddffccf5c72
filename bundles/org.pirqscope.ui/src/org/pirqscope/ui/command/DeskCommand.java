package org.pirqscope.ui.command;

import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.pirqscope.report.moment.Move;
import org.pirqscope.ui.desk.Desk;
import org.pirqscope.ui.desk.Saving;
import org.pirqscope.ui.widget.CopyText;

/** What a command does with the desk, without a question; plugin.xml says which: {@code DeskCommand:back-over}. */
public class DeskCommand extends DeskHandler implements IExecutableExtension {

    private static final Map<String, Consumer<Desk>> DEEDS = Map.ofEntries(
            entry("into", desk -> desk.session().forward(Move.INTO)),
            entry("over", desk -> desk.session().forward(Move.OVER)),
            entry("return", desk -> desk.session().forward(Move.RETURN)),
            entry("resume", desk -> desk.breakpoints().resume()),
            entry("back-into", desk -> desk.session().backward(Move.INTO)),
            entry("back-over", desk -> desk.session().backward(Move.OVER)),
            entry("back-return", desk -> desk.session().backward(Move.RETURN)),
            entry("back-resume", desk -> desk.breakpoints().resumeBackwards()),
            entry("first", desk -> desk.session().toStart()),
            entry("last", desk -> desk.session().toEnd()),
            entry("back", desk -> desk.trail().back()),
            entry("forward", desk -> desk.trail().forward()),
            entry("save", desk -> new Saving(desk).save()),
            entry("save-as", desk -> new Saving(desk).saveAs()),
            entry("mark", desk -> said(desk, desk.bookmarks().toggle(), "No step is taken yet: there is none to mark")),
            entry("mark-next", desk -> said(desk, desk.bookmarks().go(true), "No later step is marked")),
            entry("mark-previous", desk -> said(desk, desk.bookmarks().go(false), "No earlier step is marked")),
            entry("copy-run", DeskCommand::copyRunString));

    private Consumer<Desk> deed;

    private static Map.Entry<String, Consumer<Desk>> entry(String name, Consumer<Desk> deed) {
        return Map.entry(name, deed);
    }

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        deed = DEEDS.get(String.valueOf(data));
        if (deed == null) {
            throw new IllegalArgumentException("no such deed: " + data);
        }
    }

    @Override
    void run(Desk desk, Shell shell) {
        deed.accept(desk);
    }

    private static void said(Desk desk, boolean done, String otherwise) {
        if (!done) {
            desk.tell(otherwise);
        }
    }

    private static void copyRunString(Desk desk) {
        CopyText.copy(Display.getCurrent(), desk.session().now().run().runString());
        desk.tell("Copied the run string");
    }
}
