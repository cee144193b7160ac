namespace Robotics.Sim.Libero.Bddl;

/// <summary>The one wording of errors in a BDDL file: file, line, what was expected, what is there.</summary>
internal static class BddlError
{
    public static RoboticsException At(string file, int line, string expected, string found) =>
        new(ErrorCode.MalformedFile, $"{file}:{line}: expected {expected}, found {found}.");

    public static RoboticsException At(string file, Form form, string expected) => At(file, form.Line, expected, form.Shown);
}
