package org.pirqscope.cli;

import java.util.concurrent.Callable;

import org.pirqscope.machine.message.MsiMessage;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Pirqscope's verbs, in a plain Java process: no OSGi, no display. */
@Command(name = "pirqscope", version = "pirqscope 1.0.0", mixinStandardHelpOptions = true, subcommands = Main.Decode.class)
public class Main {
	public static void main(String[] arguments) {
		System.exit(new CommandLine(new Main()).execute(arguments));
	}

	@Command(name = "decode", description = "Says which pirq an MSI message carries.")
	static class Decode implements Callable<Integer> {
		@Parameters(arity = "3", paramLabel = "ADDRESS_HI ADDRESS_LO DATA")
		private String[] words;

		@Override
		public Integer call() {
			System.out.println("pirq " + new MsiMessage(hex(words[0]), hex(words[1]), hex(words[2])).pirq());
			return 0;
		}

		private static int hex(String word) {
			return Integer.parseUnsignedInt(word.replaceFirst("^0[xX]", ""), 16);
		}
	}
}
