using Robotics.Training.Commands;

return await TrainingCommandLine.Create().Parse(args).InvokeAsync();
