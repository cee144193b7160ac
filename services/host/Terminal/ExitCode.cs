namespace Robotics.Host.Terminal;

/// <summary>What the program's exit status means; scripts depend on it.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int InternalError = 1;

    /// <summary>Bad input, or an instruction that was not understood, or a question that nobody answered.</summary>
    public const int BadInput = 2;

    /// <summary>The task failed, diverged, was stopped or ended in a safe halt.</summary>
    public const int TaskFailed = 3;

    /// <summary>A file, package or service of the environment is missing.</summary>
    public const int MissingDependency = 4;

    /// <summary>Ctrl-C, after the arm is held.</summary>
    public const int Interrupted = 130;

    public static int Of(ErrorCode code) => code switch
    {
        ErrorCode.InvalidArgument or ErrorCode.UnknownName or ErrorCode.NotUnderstood or ErrorCode.MalformedFile or ErrorCode.Forbidden
            or ErrorCode.Unsupported => BadInput,
        ErrorCode.MissingDependency or ErrorCode.Unavailable => MissingDependency,
        ErrorCode.Stopped or ErrorCode.LeaseLost or ErrorCode.CommandRejected or ErrorCode.Diverged => TaskFailed,
        _ => InternalError,
    };

    public static int Of(TaskOutcome outcome) => outcome.Cause switch
    {
        Cause.None => Success,
        Cause.NotUnderstood or Cause.Unanswered => BadInput,
        Cause.Internal => InternalError,
        _ => TaskFailed,
    };
}
