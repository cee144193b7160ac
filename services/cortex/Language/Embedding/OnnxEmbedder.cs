using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Microsoft.ML.Tokenizers;
using Robotics.Core.Language;

namespace Robotics.Cortex.Language.Embedding;

/// <summary>A sentence encoder in ONNX: WordPiece, the encoder, the mean over its tokens (Reimers and Gurevych, Sentence-BERT, 2019), unit length.</summary>
/// <remarks>
/// The model takes <c>input_ids</c>, and <c>attention_mask</c> and <c>token_type_ids</c> if it declares them: int64 [1, tokens], where tokens may be free or fixed. Its first
/// output is [1, tokens, dimensions] or, pooled by the model itself, [1, dimensions]. Runs on one thread of the processor. Thread-safe.
/// </remarks>
public sealed class OnnxEmbedder : IEmbedder, IDisposable
{
    /// <summary>Longer texts are cut.</summary>
    private const int MostTokens = 128;

    private readonly InferenceSession _session;
    private readonly BertTokenizer _tokenizer;
    private readonly int _fixedTokens;
    private readonly Lock _one = new();

    private OnnxEmbedder(InferenceSession session, BertTokenizer tokenizer, int fixedTokens) => (_session, _tokenizer, _fixedTokens) = (session, tokenizer, fixedTokens);

    /// <summary>Loads a model folder.</summary>
    /// <exception cref="RoboticsException">MissingDependency: the folder or a file of it is not there. MalformedFile: not such a model; says what it takes and gives.</exception>
    public static OnnxEmbedder Open(string folder)
    {
        string model = Existing(folder, "model.onnx");
        string words = Existing(folder, "vocab.txt");
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        InferenceSession? session = null;
        try
        {
            session = new InferenceSession(model, options);
            int tokens = Tokens(session, model);
            return new OnnxEmbedder(session, BertTokenizer.Create(words), tokens);
        }
        catch (Exception e)
        {
            session?.Dispose();
            if (e is RoboticsException) throw;
            throw new RoboticsException(ErrorCode.MalformedFile, $"{folder} holds no encoder that can be read: {e.Message.Split('\n')[0]}", e);
        }
    }

    /// <inheritdoc/>
    public float[] Embed(string text)
    {
        lock (_one)
        {
            IReadOnlyList<int> ids = _tokenizer.EncodeToIds(text.ToLowerInvariant(), MostTokens, out _, out _);
            int used = Math.Min(ids.Count, _fixedTokens > 0 ? _fixedTokens : MostTokens);
            int length = _fixedTokens > 0 ? _fixedTokens : used;
            long[] tokens = new long[length], mask = new long[length];
            for (int i = 0; i < used; i++) (tokens[i], mask[i]) = (ids[i], 1);
            List<NamedOnnxValue> inputs = [];
            foreach (string name in _session.InputMetadata.Keys)
            {
                long[] values = name switch { "input_ids" => tokens, "attention_mask" => mask, _ => new long[length] };
                inputs.Add(NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(values, [1, length])));
            }

            try
            {
                using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs = _session.Run(inputs, [_session.OutputNames[0]]);
                return Unit(Pooled(outputs[0].AsTensor<float>(), used));
            }
            catch (OnnxRuntimeException e)
            {
                throw new RoboticsException(ErrorCode.Internal, $"The encoder failed on '{text}': {e.Message.Split('\n')[0]}", e);
            }
        }
    }

    public void Dispose() => _session.Dispose();

    private static string Existing(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        return File.Exists(path) ? path : throw new RoboticsException(ErrorCode.MissingDependency, $"The embedding model {folder} has no {file}.");
    }

    /// <summary>The number of tokens that the model takes; 0 for any.</summary>
    private static int Tokens(InferenceSession session, string path)
    {
        string[] known = ["attention_mask", "input_ids", "token_type_ids"];
        bool fits = session.InputMetadata.ContainsKey("input_ids")
            && session.InputMetadata.All(i => known.Contains(i.Key) && i.Value.ElementDataType == TensorElementType.Int64 && i.Value.Dimensions.Length == 2)
            && session.OutputMetadata[session.OutputNames[0]] is { ElementDataType: TensorElementType.Float, Dimensions.Length: 2 or 3 };
        if (fits) return Math.Max(0, session.InputMetadata["input_ids"].Dimensions[1]);
        string takes = string.Join(", ", session.InputMetadata.Select(i => $"{i.Key} {i.Value.ElementDataType} [{string.Join(", ", i.Value.Dimensions)}]"));
        throw new RoboticsException(
            ErrorCode.MalformedFile,
            $"{path} takes {takes}; an encoder takes input_ids (and attention_mask, token_type_ids) Int64 [1, tokens] and gives Float [1, tokens, dimensions] or [1, dimensions].");
    }

    private static float[] Pooled(Tensor<float> output, int used)
    {
        ReadOnlySpan<int> shape = output.Dimensions;
        float[] mean = new float[shape[^1]];
        int rows = shape.Length == 3 ? used : 1;
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < mean.Length; i++) mean[i] += (shape.Length == 3 ? output[0, row, i] : output[0, i]) / rows;
        }

        return mean;
    }

    private static float[] Unit(float[] vector)
    {
        double norm = Math.Sqrt(vector.Sum(v => (double)v * v));
        return norm > 0 ? [.. vector.Select(v => (float)(v / norm))] : vector;
    }
}
