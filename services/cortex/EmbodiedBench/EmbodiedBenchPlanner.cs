using Robotics.Cortex.EmbodiedBench.Household;
using Robotics.Cortex.EmbodiedBench.Manipulation;
using Robotics.Cortex.EmbodiedBench.Navigation;
using Robotics.Cortex.EmbodiedBench.Prompts;
using Robotics.Cortex.Language;
using Robotics.Cortex.Language.WordNet;

namespace Robotics.Cortex.EmbodiedBench;

/// <summary>The model under test of EmbodiedBench, without a model: its prompts in, its JSON plans out, for all four environments. Pictures are not looked at.</summary>
/// <remarks>Thread-safe and stateless: a prompt has its whole history, so that equal prompts get equal replies.</remarks>
/// <param name="options">Where the dictionary is; without one, only names and a lexicon of household things are understood.</param>
public sealed class EmbodiedBenchPlanner(GroundingOptions options)
{
    private readonly Lazy<HouseholdPlanner> _household = new(() => new HouseholdPlanner(WordNetDatabase.Open(options.WordNetDirectory)));
    private readonly Lazy<ManipulationPlanner> _manipulation = new(() => new ManipulationPlanner(WordNetDatabase.Open(options.WordNetDirectory)));

    /// <summary>The reply to a prompt: one JSON object. Its plan is empty when there is nothing left to try, which ends the episode.</summary>
    /// <param name="turns">The texts of the user's turns, oldest first: one, or with a chat's history all of them.</param>
    /// <param name="pictures">Whether a picture came with them.</param>
    /// <exception cref="RoboticsException">InvalidArgument: it is no prompt of EmbodiedBench; says what is missing.</exception>
    public string Reply(ImmutableArray<string> turns, bool pictures)
    {
        BenchmarkPrompt prompt = PromptReader.Read(turns, pictures);
        switch (prompt.Kind)
        {
            case BenchmarkKind.Manipulation:
                (ImmutableArray<GripperPose> poses, string reason) = _manipulation.Value.Plan(prompt);
                return BenchmarkReply.Of(prompt, poses, reason);
            case BenchmarkKind.Navigation:
                return BenchmarkReply.Of(prompt, NavigationPlanner.Plan(prompt));
            default:
                return BenchmarkReply.Of(prompt, _household.Value.Plan(prompt));
        }
    }
}
