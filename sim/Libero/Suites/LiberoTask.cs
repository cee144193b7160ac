namespace Robotics.Sim.Libero.Suites;

/// <summary>A task of a suite: where it stands in the published order, and the name of its files.</summary>
/// <param name="Suite">libero_spatial, libero_object, libero_goal, libero_10 or libero_90.</param>
/// <param name="Index">Place in the suite's published order, from 0.</param>
/// <param name="Name">The name of its BDDL and initial-state files, without extension.</param>
public sealed record LiberoTask(string Suite, int Index, string Name)
{
    private const string Scene = "SCENE";

    /// <summary>The sentence that policies are given: derived from the name, not from the BDDL file's language group.</summary>
    public string Instruction { get; } = InstructionOf(Name);

    public override string ToString() => FormattableString.Invariant($"{Suite}/{Index}");

    private static string InstructionOf(string name)
    {
        string words = name;
        if (name.Length > 0 && char.IsAsciiLetterUpper(name[0]))
        {
            int scene = name.IndexOf(Scene, StringComparison.Ordinal);
            int end = scene < 0 ? -1 : name.IndexOf('_', scene);
            words = name[(end + 1)..];
        }

        return words.Replace('_', ' ');
    }
}
