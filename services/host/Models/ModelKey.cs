using Robotics.Cortex.Models;

namespace Robotics.Host.Models;

/// <summary>Where a provider's key comes from: a file, or an environment variable; never the configuration itself.</summary>
internal static class ModelKey
{
    /// <summary>The key; null where the provider's usual variable is unset and nobody named another.</summary>
    /// <param name="options">Names the file or variable.</param>
    /// <param name="usual">The provider's usual variable.</param>
    /// <exception cref="RoboticsException">MissingDependency: the named file or variable is absent or empty. The message never holds a key.</exception>
    public static string? Read(ModelOptions options, string usual)
    {
        if (options.KeyFile is { } file)
        {
            if (!File.Exists(file)) throw new RoboticsException(ErrorCode.MissingDependency, $"models.chat.keyFile: the file {file} does not exist.");
            string text = File.ReadAllText(file).Trim();
            return text.Length > 0 ? text : throw new RoboticsException(ErrorCode.MissingDependency, $"models.chat.keyFile: the file {file} is empty.");
        }

        string? key = Environment.GetEnvironmentVariable(options.KeyVariable ?? usual)?.Trim();
        if (!string.IsNullOrEmpty(key)) return key;
        return options.KeyVariable is null ? null : throw new RoboticsException(ErrorCode.MissingDependency, $"models.chat.keyVariable: the environment variable {options.KeyVariable} is not set.");
    }
}
