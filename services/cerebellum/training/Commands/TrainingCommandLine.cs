using System.CommandLine;

namespace Robotics.Training.Commands;

/// <summary>The verbs of <c>robotics train</c>.</summary>
internal static class TrainingCommandLine
{
    public static RootCommand Create() => new("Learn a policy for an embedded scene from the skills.") { RecordCommand.Create(), VisionCommand.Create(), ControlCommand.Create(), ExportCommand.Create() };
}
