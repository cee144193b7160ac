using Robotics.Cerebellum.Policies.Onnx.Writing;
using Robotics.Cortex.Language;
using Robotics.Cortex.Language.Embedding;
using Robotics.Tests.Evaluation;

namespace Robotics.Tests.Language;

/// <summary>A model of meaning names what no dictionary has: tried with an encoder of a dozen words, written here.</summary>
public sealed class EmbeddingTests
{
    private const int Tokens = 8, Dimensions = 4;

    /// <summary>Words of the encoder's vocabulary with their vectors; an invented word means milk, and "qorl" nothing that is there.</summary>
    private static readonly (string Word, float[] Vector)[] Words =
    [
        ("[PAD]", [0, 0, 0, 0]), ("[UNK]", [0, 0, 0, 0.1f]), ("[CLS]", [0, 0, 0, 0]), ("[SEP]", [0, 0, 0, 0]), ("[MASK]", [0, 0, 0, 0]),
        ("milk", [1, 0, 0, 0]), ("zorblax", [0.98f, 0.05f, 0, 0]), ("butter", [0, 1, 0, 0]), ("ketchup", [0, 0, 1, 0]), ("qorl", [0, 0, 0, 1]),
    ];

    [Fact]
    public void A_name_that_only_the_model_of_meaning_knows_is_understood()
    {
        using TemporaryFolder folder = Encoder();
        using OnnxEmbedder embedder = OnnxEmbedder.Open(folder.Path);

        Assert.Equal("In(o8, p1/contain_region)", Goal("put the zorblax in the basket", embedder));
        Assert.Null(Goal("put the zorblax in the basket", null));
    }

    [Fact]
    public void What_means_nothing_that_is_there_is_still_not_understood()
    {
        using TemporaryFolder folder = Encoder();
        using OnnxEmbedder embedder = OnnxEmbedder.Open(folder.Path);

        Assert.Null(Goal("put the qorl in the basket", embedder));
        Assert.Equal("In(o7, p1/contain_region)", Goal("put the butter in the basket", embedder));
    }

    [Fact]
    public void Vectors_have_unit_length_and_are_the_same_each_time()
    {
        using TemporaryFolder folder = Encoder();
        using OnnxEmbedder embedder = OnnxEmbedder.Open(folder.Path);

        float[] vector = embedder.Embed("zorblax milk");

        Assert.Equal(1, vector.Sum(v => v * v), 5);
        Assert.Equal(vector, embedder.Embed("Zorblax milk"));
    }

    [Fact]
    public void A_folder_without_its_files_and_a_model_of_another_kind_are_refused_by_name()
    {
        using TemporaryFolder folder = Encoder();
        RoboticsException absent = Assert.Throws<RoboticsException>(() => OnnxEmbedder.Open(Path.Combine(folder.Path, "nowhere")));
        Assert.Equal(ErrorCode.MissingDependency, absent.Code);
        Assert.Contains("model.onnx", absent.Message, StringComparison.Ordinal);

        OnnxModelWriter other = new OnnxModelWriter("other").Input("picture", OnnxElement.Float, 1, 4).Output("out", OnnxElement.Float, 1, 4).Node("Relu", ["picture"], "out");
        File.WriteAllBytes(Path.Combine(folder.Path, "model.onnx"), other.ToArray());
        RoboticsException wrong = Assert.Throws<RoboticsException>(() => OnnxEmbedder.Open(folder.Path));
        Assert.Equal(ErrorCode.MalformedFile, wrong.Code);
        Assert.Contains("picture", wrong.Message, StringComparison.Ordinal);
    }

    private static string? Goal(string instruction, OnnxEmbedder? embedder) =>
        new InstructionGrounder(new GroundingOptions(), null, embedder).Ground(new Instruction(instruction), LanguageScene.Groceries, Recollections.None).Goal is { } goal
            ? string.Join(';', goal.Literals) : null;

    private static TemporaryFolder Encoder()
    {
        TemporaryFolder folder = new();
        OnnxModelWriter model = new OnnxModelWriter("encoder")
            .Input("input_ids", OnnxElement.Int64, 1, Tokens).Input("attention_mask", OnnxElement.Int64, 1, Tokens)
            .Constant("words", Words.SelectMany(w => w.Vector).ToArray(), Words.Length, Dimensions)
            .Node("Gather", ["words", "input_ids"], "last_hidden_state")
            .Output("last_hidden_state", OnnxElement.Float, 1, Tokens, Dimensions);
        File.WriteAllBytes(Path.Combine(folder.Path, "model.onnx"), model.ToArray());
        File.WriteAllLines(Path.Combine(folder.Path, "vocab.txt"), Words.Select(w => w.Word));
        return folder;
    }
}
