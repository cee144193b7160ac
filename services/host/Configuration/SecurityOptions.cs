namespace Robotics.Host.Configuration;

/// <summary>How processes of a brain know each other. Secrets are in files or the environment, never here.</summary>
public sealed record SecurityOptions
{
    /// <summary>The environment variable that stands for <see cref="OperatorTokenFile"/>.</summary>
    public const string TokenVariable = "ROBOTICS_OPERATOR_TOKEN";

    /// <summary>The folder that <c>robotics certs init</c> made; null for sockets and loopback ports without certificates.</summary>
    public string? Certificates { get; init; }

    /// <summary>A file with the token that an operator shows besides; null for the environment's, or none.</summary>
    public string? OperatorTokenFile { get; init; }

    /// <summary>The file that every command is written to with its origin; null for none.</summary>
    public string? AuditLog { get; init; }

    /// <summary>The operator's token; null when none is set.</summary>
    /// <exception cref="RoboticsException">MissingDependency: the file is not there. InvalidArgument: it is too short to be a secret.</exception>
    public string? OperatorToken()
    {
        const int Least = 16;
        if (OperatorTokenFile is not null && !File.Exists(OperatorTokenFile))
            throw new RoboticsException(ErrorCode.MissingDependency, $"The operator's token file {OperatorTokenFile} does not exist.");
        string? token = OperatorTokenFile is null ? Environment.GetEnvironmentVariable(TokenVariable) : File.ReadAllText(OperatorTokenFile).Trim();
        if (string.IsNullOrEmpty(token)) return null;
        return token.Length >= Least ? token : throw RoboticsException.Invalid("The length of the operator's token", token.Length, $"{Least} characters or more");
    }
}
