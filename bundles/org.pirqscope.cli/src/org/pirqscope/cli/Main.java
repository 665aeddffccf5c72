package org.pirqscope.cli;

import java.io.FileDescriptor;
import java.io.PrintStream;
import org.pirqscope.cli.shell.Arguments;
import org.pirqscope.cli.shell.ExitCode;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.Terminal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.cli.shell.Usage;
import org.pirqscope.cli.shell.Verb;
import org.pirqscope.cli.verb.Verbs;
import org.pirqscope.machine.scenario.ScenarioException;
import org.pirqscope.machine.version.VersionException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Pirqscope's verbs, in a plain Java process: no OSGi, no display. */
public final class Main {

    private static final String FAULT_SENTENCE = "pirqscope: this is a fault in Pirqscope; please report it: ";

    private final Environment environment;
    private final Terminal terminal;

    private Main(PrintStream out, PrintStream err, Environment environment) {
        this.environment = environment;
        this.terminal = new Terminal(
                new Output(out, environment.colour()), new Output(err, false, environment.utf8()), environment.input());
    }

    /** The process: runs one verb and answers its exit code. */
    public static void main(String[] arguments) {
        Sink out = new Sink(FileDescriptor.out);
        PrintStream err = new PrintStream(new Sink(FileDescriptor.err));
        int code = whole(arguments, new PrintStream(out), err);
        if (!out.failure().isEmpty()) {
            err.println("pirqscope: standard output cannot be written: " + out.failure());
            code = ExitCode.REFUSED;
        }
        // Nothing is left to be closed or hooked, so the virtual machine need not be taken down in order.
        Runtime.getRuntime().halt(code);
    }

    // Classes that are damaged or missing can fail where nothing of this program stands around them yet.
    private static int whole(String[] arguments, PrintStream out, PrintStream err) {
        try {
            return run(arguments, out, err, Environment.ofProcess());
        } catch (Throwable fault) {
            err.println(FAULT_SENTENCE + fault);
            return ExitCode.FAULT;
        }
    }

    /** One command line, from its arguments to its exit code ({@link ExitCode}); throws nothing. */
    public static int run(String[] arguments, PrintStream out, PrintStream err, Environment environment) {
        Main main = new Main(out, err, environment);
        int code = main.guarded(arguments);
        main.terminal.out().flush();
        main.terminal.err().flush();
        return code;
    }

    // The only place that catches: whatever goes wrong becomes one sentence and a code.
    private int guarded(String[] arguments) {
        try {
            int code = parsed(arguments);
            terminal.out().flush();
            return code;
        } catch (Refusal | ScenarioException | VersionException refusal) {
            return refuse(refusal.getMessage());
        } catch (ParameterException wrong) {
            return refuse(Usage.sentence(wrong));
        } catch (OutOfMemoryError tooBig) {
            terminal.err()
                    .line("pirqscope: this takes more memory than Java has, which is "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB; JAVA_TOOL_OPTIONS=-Xmx4g gives it 4 GiB");
            return ExitCode.FAULT;
        } catch (Throwable fault) {
            return fault(fault);
        }
    }

    // picocli only parses; help, version and the verb itself are called here, which loads fewer classes.
    private int parsed(String[] arguments) {
        CommandLine line = Verbs.commandLine(arguments);
        ParseResult given = line.parseArgs(arguments);
        while (given.hasSubcommand()) {
            given = given.subcommand();
        }
        if (given.isUsageHelpRequested()) {
            return print(Usage.help(given.commandSpec().commandLine()));
        }
        if (given.isVersionHelpRequested()) {
            return print(Version.text());
        }
        return ((Verb) given.commandSpec().userObject()).run(new Arguments(given), terminal);
    }

    private int print(String text) {
        terminal.out().line(text.stripTrailing());
        return ExitCode.OK;
    }

    // One line, so that scripts can show it as it is.
    private int refuse(String sentence) {
        terminal.err().line("pirqscope: " + TypedText.line(sentence));
        return ExitCode.REFUSED;
    }

    private int fault(Throwable fault) {
        StackTraceElement[] stack = fault.getStackTrace();
        terminal.err()
                .line(FAULT_SENTENCE + TypedText.line(fault.toString()) + (stack.length > 0 ? " at " + stack[0] : "")
                        + " (PIRQSCOPE_TRACE=1 shows the rest)");
        for (int i = 0; environment.traced() && i < stack.length; i++) {
            terminal.err().line("    " + stack[i]);
        }
        return ExitCode.FAULT;
    }
}
