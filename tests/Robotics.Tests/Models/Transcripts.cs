using System.Text.Json;
using Robotics.Cortex.Models;
using Robotics.Host.Composition;
using Robotics.Host.Configuration;
using Robotics.Host.Models;
using Robotics.Host.Recording;
using Robotics.Sim.Evaluation;

namespace Robotics.Tests.Models;

/// <summary>An episode with a language model replays from its record, byte for byte, without the model.</summary>
public sealed class Transcripts : IDisposable
{
    private const string Instruction = "put the block in the bowl";

    private readonly string _folder = Directory.CreateTempSubdirectory("robotics-transcript").FullName;

    [Fact]
    public async Task An_episode_replays_from_its_record_without_the_model_to_the_same_bytes()
    {
        string file;
        int questions;
        await using (ModelServer server = await ModelServer.StartAsync(Answer))
        {
            ModelsOptions live = new() { Chat = new ModelOptions { Provider = "openai", Endpoint = server.Address + "/v1", Model = "loopback", RetryDelaySeconds = 0.01, InputPrice = 3, OutputPrice = 9 } };
            file = await RunAsync("live", live);
            questions = server.Questions.Count;
            Assert.True(questions >= 4, $"{questions} questions");
            Assert.Equal(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), await ReplayAsync(live, file));
            Assert.Equal(questions, server.Questions.Count);
        }

        string[] lines = [.. (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Where(l => l.StartsWith("{\"type\":\"model\"", StringComparison.Ordinal))];
        Assert.Equal(2, lines.Length);
        using JsonDocument goal = JsonDocument.Parse(lines[0]);
        JsonElement exchange = goal.RootElement.GetProperty("consultation").GetProperty("exchanges")[1];
        Assert.Equal(100, exchange.GetProperty("inputTokens").GetInt64());
        Assert.Equal(0.00048, exchange.GetProperty("cost").GetDouble(), 9);
        Assert.True(exchange.GetProperty("latencyMs").GetDouble() > 0);
        Assert.True(exchange.GetProperty("messages").GetArrayLength() > 2);
    }

    [Fact]
    public void A_record_that_is_absent_or_none_is_one_error_that_names_it()
    {
        Assert.Equal(ErrorCode.MissingDependency, Assert.Throws<RoboticsException>(() => Cortex.Models.Asking.RecordedModel.Read(Path.Combine(_folder, "none"))).Code);
        string file = Path.Combine(_folder, "odd.jsonl");
        File.WriteAllText(file, "{\"type\":\"header\"}\nnonsense\n");
        RoboticsException e = Assert.Throws<RoboticsException>(() => Cortex.Models.Asking.RecordedModel.Read(file));
        Assert.Equal(ErrorCode.MalformedFile, e.Code);
        Assert.Contains("line 2", e.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>First nonsense, then a block that the scene has; for the plan first the wrong order, then the right one.</summary>
    private static ServerAnswer Answer(ModelQuestion question)
    {
        if (question.Texts.Count == 1 && !question.IsAboutAPlan) return ServerAnswer.Say("In(the block, the bowl)");
        string[] lines = question.Asked.Split('\n');
        string Id(string name) => lines.First(l => l.Contains($"called \"{name}\"", StringComparison.Ordinal))[..2];
        string block = Id("green block"), bowl = Id("bowl") + "/inside";
        if (!question.IsAboutAPlan) return ServerAnswer.Say(Answering.Goal(PredicateKind.In, block, bowl, "the block", "the bowl"));
        (string, string, string?, string?) pick = ("PickUp", block, null, null), place = ("Place", block, "In", bowl);
        return ServerAnswer.Say(question.Texts.Count == 1 ? Answering.Plan(place, pick) : Answering.Plan(pick, place));
    }

    private async Task<byte[]> ReplayAsync(ModelsOptions live, string record) =>
        await File.ReadAllBytesAsync(await RunAsync("replayed", live with { Replay = record }), TestContext.Current.CancellationToken);

    private async Task<string> RunAsync(string name, ModelsOptions options)
    {
        HostConfiguration configuration = new() { Models = options, Brain = new BrainOptions { Planner = "llm" } };
        using IEpisode episode = Suites.Scene("tabletop").OpenScene(Instruction, 1, false);
        Microsoft.Extensions.Logging.ILoggerFactory logging = HostLogging.Create(null);
        using LanguageModels models = new(options, 1, logging);
        await using BrainFactory brains = new(logging, models: models);
        EpisodeRun run = new() { TaskId = "transcript", Seed = 1, Brain = configuration.Brain, Models = configuration.ModelSettings() };
        string file = Path.Combine(_folder, name + ".jsonl");
        await using (EpisodeWriter writer = new(file))
        {
            EpisodeResult result = await new EpisodeRunner(brains).RunAsync(
                episode, run with { Observer = async (e, _) => await writer.WriteAsync(e) }, TestContext.Current.CancellationToken);
            Assert.True(result.Outcome.Claimed, result.Outcome.Text);
        }

        return file;
    }
}
